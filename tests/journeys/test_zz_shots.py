from tests.journeys import test_learning as t

n=[0]
old=t.looks_good
def shot(page):
    n[0]+=1
    w=page.viewport_size["width"]
    page.screenshot(path=f"/tmp/naast/learn_shots/{n[0]:02d}_{w}.png", full_page=True)
    old(page)
t.looks_good=shot

test_the_profile_matrix_and_anonymised_tree_look_good=t.test_the_profile_matrix_and_anonymised_tree_look_good
