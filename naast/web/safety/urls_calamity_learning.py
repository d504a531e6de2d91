"""Addresses of codes, second codings, the profile, measures and shared trees."""

from django.urls import URLPattern, path

from naast.web.safety import (
    views_calamity_coding,
    views_calamity_learning,
    views_calamity_measures,
    views_calamity_second,
)

learning_urls: list[URLPattern] = [
    path("causes/", views_calamity_learning.causes, name="causes"),
    path("matrix/", views_calamity_learning.matrix, name="calamity_matrix"),
    path("trees/", views_calamity_learning.library, name="library"),
    path("trees/<uuid:row_id>/", views_calamity_learning.one_tree, name="library_tree"),
    path("trees/<uuid:row_id>/remove/", views_calamity_learning.forget_tree, name="library_remove"),
    path("second/", views_calamity_second.codings, name="second_codings"),
    path("second/<uuid:coding_id>/", views_calamity_second.coding, name="second_coding"),
    path("second/<uuid:coding_id>/talk/", views_calamity_second.talk, name="second_talk"),
    path("second/<uuid:coding_id>/cannot/", views_calamity_second.cannot, name="second_cannot"),
    path("second/<uuid:coding_id>/<uuid:node>/", views_calamity_second.code, name="second_code"),
    path("sample/", views_calamity_second.sample, name="coding_sample"),
    path("sample/<uuid:coding_id>/give/", views_calamity_second.give, name="coding_give"),
    path("measures/", views_calamity_measures.measures, name="measures"),
    path("measures/mine/", views_calamity_measures.mine, name="measures_mine"),
    path("measures/mine/<uuid:measure_id>/", views_calamity_measures.my_own, name="measure_mine"),
    path("measures/<uuid:measure_id>/", views_calamity_measures.one, name="measure"),
    path("measures/<uuid:measure_id>/change/", views_calamity_measures.change, name="measure_plan"),
    path("<uuid:file_id>/measures/new/", views_calamity_measures.new, name="calamity_measure_new"),
    path("<uuid:file_id>/codes/", views_calamity_coding.codes, name="calamity_codes"),
    path("<uuid:file_id>/codes/again/", views_calamity_coding.again, name="calamity_codes_again"),
    path("<uuid:file_id>/codes/scope/", views_calamity_coding.scope, name="calamity_codes_scope"),
    path("<uuid:file_id>/codes/<uuid:node>/", views_calamity_coding.code, name="calamity_code"),
    path(
        "<uuid:file_id>/codes/<uuid:node>/agree/",
        views_calamity_coding.agree,
        name="calamity_code_agree",
    ),
    path("<uuid:file_id>/share/", views_calamity_learning.share, name="calamity_share"),
    path(
        "<uuid:file_id>/share/<slug:texts>/tree.json",
        views_calamity_learning.tree_file,
        name="calamity_tree_file",
    ),
]
