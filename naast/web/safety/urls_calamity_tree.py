"""Addresses of the causal tree and the time line of a calamity file."""

from django.urls import URLPattern, path

from naast.web.safety import (
    views_calamity_facts,
    views_calamity_tree,
    views_calamity_tree_paper,
)

_TREE = "<uuid:file_id>/tree/"
_FACTS = "<uuid:file_id>/time-line/"
calamity_tree_urls: list[URLPattern] = [
    path(_TREE, views_calamity_tree.tree, name="calamity_tree"),
    path(f"{_TREE}begin/", views_calamity_tree.begin, name="calamity_tree_begin"),
    path(f"{_TREE}change/", views_calamity_tree.change, name="calamity_tree_change"),
    path(f"{_TREE}back/<slug:word>/", views_calamity_tree.back, name="calamity_tree_back"),
    path(f"{_TREE}whole/", views_calamity_tree.whole, name="calamity_tree_whole"),
    path(f"{_TREE}unsent/", views_calamity_tree.draft, name="calamity_tree_draft"),
    path(f"{_TREE}tree.svg", views_calamity_tree_paper.drawing, name="calamity_tree_drawing"),
    path(f"{_TREE}<slug:size>.pdf", views_calamity_tree_paper.paper, name="calamity_tree_paper"),
    path(_FACTS, views_calamity_facts.facts, name="calamity_facts"),
    path(f"{_FACTS}<uuid:fact_id>/", views_calamity_facts.fact, name="calamity_fact"),
    path(
        f"{_FACTS}<uuid:fact_id>/remove/", views_calamity_facts.remove, name="calamity_fact_remove"
    ),
]
