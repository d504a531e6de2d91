"""The colours of a picture that stands on its own, in a PDF or as a file.

On a page the same classes are known to its own style sheet, naast/ui/static/ui/pictures.css; a test
keeps the two together. Light only: paper has no dark mode.
"""

INK, SOFT, EDGE, LINE = "#1f2d33", "#4b5a61", "#76807f", "#d9d6cc"
BRAND, WASH, TINT = "#1d5b5e", "#c9dfdb", "#e3efed"
BROWN, SAND, CALM, RED = "#6a3d14", "#f7e9da", "#e9e7e0", "#9c2a1f"

LOOKS = {
    "pic-ink": f"fill:{INK}",
    "pic-soft": f"fill:{SOFT}",
    "pic-on-full": "fill:#fff",
    "pic-on-less": f"fill:{SAND}",
    "pic-full": f"fill:{BRAND}",
    "pic-light": f"fill:{WASH};stroke:{BRAND};stroke-width:1",
    "pic-tint": f"fill:{TINT}",
    "pic-less-2": f"fill:{BROWN}",
    "pic-less-1": f"fill:{SAND};stroke:{BROWN};stroke-width:1",
    "pic-calm": f"fill:{CALM};stroke:{EDGE};stroke-width:1",
    "pic-hidden": f"fill:none;stroke:{EDGE};stroke-width:1;stroke-dasharray:4 3",
    "pic-hatch": f"fill:none;stroke:{EDGE};stroke-width:1",
    "pic-hatch-full": f"fill:none;stroke:{SAND};stroke-width:1.2",
    "pic-hatch-light": f"fill:none;stroke:{BROWN};stroke-width:1",
    "pic-hatch-more": f"fill:none;stroke:{BRAND};stroke-width:1",
    "pic-grid": f"fill:none;stroke:{LINE};stroke-width:1",
    "pic-axis": f"fill:none;stroke:{EDGE};stroke-width:1.2",
    "pic-line": f"fill:none;stroke:{BRAND};stroke-width:2",
    "pic-dot": f"fill:{BRAND}",
    "pic-middle": f"fill:none;stroke:{INK};stroke-width:1.5",
    "pic-limit": f"fill:none;stroke:{SOFT};stroke-width:1.4;stroke-dasharray:6 4",
    "pic-baseline": f"fill:none;stroke:{INK};stroke-width:1.4;stroke-dasharray:2 3",
    "pic-mark": f"fill:none;stroke:{RED};stroke-width:2",
    "pic-brand": f"fill:{BRAND}",
    "pic-ring": f"fill:none;stroke:{BRAND};stroke-width:1.5",
    "pic-plate": "stroke:none",
    "pic-flow-up": f"fill:{BRAND};fill-opacity:.62",
    "pic-flow-same": f"fill:{CALM};stroke:{EDGE};stroke-width:.8",
    "pic-flow-down": f"fill:{SAND};stroke:{BROWN};stroke-width:.8",
    "pic-open": f"fill:#fff;stroke:{BROWN};stroke-width:2",
}
STANDALONE = (
    '<style>text{font-family:"Source Sans 3",system-ui,sans-serif}'
    + "".join(f".{name}{{{look}}}" for name, look in LOOKS.items())
    + '</style><rect fill="#fff" width="100%" height="100%"/>'
)
