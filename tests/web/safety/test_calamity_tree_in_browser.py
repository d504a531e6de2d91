"""The causal tree in a real browser: by keyboard alone, on a phone, and closed in mid-sentence."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from naast.calamities.models import CalamityFile
from naast.calamities.queries.tree import opened
from tests.browser import (
    DESKTOP,
    PHONE,
    OpenPage,
    assert_large_targets,
    assert_no_axe_violations,
    assert_no_sideways_scroll,
    sign_in,
)
from tests.factories.prisma import a_small_tree
from tests.factories.trees import a_file_with_a_tree, looking_into

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def texts(file: CalamityFile) -> list[str]:
    fresh = CalamityFile.objects.select_related("causal_tree").get(pk=file.pk)
    return [node.text for node in opened(fresh.causal_tree).tree.nodes]  # type: ignore[attr-defined]


def looks_good(page: Page) -> None:
    assert_no_axe_violations(page)
    assert_no_sideways_scroll(page)
    assert_large_targets(page)


def test_a_tree_is_grown_by_keyboard_alone_and_no_closing_window_loses_a_word(
    open_page: OpenPage, live_server: LiveServer
) -> None:
    file, analyst = a_file_with_a_tree()
    page = open_page(DESKTOP)
    broken: list[str] = []
    page.on("console", lambda said: broken.append(said.text) if said.type == "error" else None)
    sign_in(page, analyst, live_server.url)
    page.goto(f"/report/calamities/{file.pk}/tree/")
    looks_good(page)

    page.get_by_role("treeitem").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("b")
    expect(page.get_by_role("heading", name="Box 1", exact=True)).to_be_visible()
    page.keyboard.type("The speed was typed with a nought too many")
    page.keyboard.press("Enter")
    new = page.get_by_role("treeitem", name="The speed was typed")
    expect(new).to_be_focused()
    expect(new).to_have_attribute("aria-level", "3")

    page.keyboard.press("Alt+ArrowLeft")
    expect(new).to_have_attribute("aria-level", "2")
    page.keyboard.press("Control+z")
    expect(new).to_have_attribute("aria-level", "3")
    page.keyboard.press("Delete")
    expect(new).to_have_count(0)
    assert texts(file) == [node.text for node in a_small_tree().nodes]
    page.keyboard.press("Control+z")
    expect(new).to_be_visible()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert_no_axe_violations(page)
    page.keyboard.press("Escape")

    page.get_by_role("treeitem", name="no alarm").focus()
    page.keyboard.press("b")
    page.keyboard.type("It was switched o")
    expect(page.get_by_text("Kept. Not in the tree yet.")).to_be_visible()
    page.context.close()
    again = open_page(DESKTOP)
    sign_in(again, analyst, live_server.url)
    again.goto(f"/report/calamities/{file.pk}/tree/")
    expect(again.get_by_label("Why did this happen?")).to_have_value("It was switched o")
    assert broken == []


def test_on_a_phone_a_stale_edit_keeps_its_text_beside_the_newer_one(
    open_page: OpenPage, live_server: LiveServer
) -> None:
    file, analyst = a_file_with_a_tree()
    other = looking_into(file)
    pages = []
    for user in (analyst, other):
        page = open_page(PHONE, has_touch=True)
        sign_in(page, user, live_server.url)
        page.goto(f"/report/calamities/{file.pk}/tree/")
        page.get_by_role("treeitem", name="no alarm").get_by_role("link").tap()
        expect(page.get_by_role("heading", name="Box 2")).to_be_in_viewport()
        page.get_by_label("What happened?").fill(f"The alarm was off, says {len(pages)}")
        pages.append(page)

    for page in pages:
        page.get_by_role("button", name="Keep").tap()
        expect(page.get_by_role("button", name="Keep")).to_be_visible()

    expect(pages[1].get_by_text("Somebody changed the tree")).to_be_visible()
    expect(pages[1].get_by_label("What happened?")).to_have_value("The alarm was off, says 1")
    expect(pages[1].locator("q")).to_have_text("The alarm was off, says 0")
    looks_good(pages[1])
    pages[1].get_by_role("button", name="Keep").tap()
    expect(pages[1].get_by_role("treeitem", name="says 1")).to_be_visible()
    assert "The alarm was off, says 1" in texts(file)
