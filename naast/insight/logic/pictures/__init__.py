"""Pictures as SVG text that everybody can read: on a telephone, in grey print, by ear."""
