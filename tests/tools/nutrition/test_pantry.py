"""Which meals can be made of what may be eaten."""

from __future__ import annotations

from domain.vocabulary import Diet
from knowledge.foods.food import Cuisine, MealKind
from knowledge.foods.names import FoodNames
from knowledge.foods.table import FoodTable
from tools.nutrition.exclusions import allowed_foods
from tools.nutrition.pantry import Pantry, protein_share

TABLE = FoodTable()
NAMES = FoodNames(TABLE)


def pantry(diet: Diet = Diet.OMNIVORE, *exclude: str) -> Pantry:
    return Pantry.stocked(allowed_foods(TABLE, diet, list(exclude), NAMES))


def patterns(stock: Pantry, kind: MealKind, cuisine: Cuisine | None) -> set[str]:
    return {pattern.id for pattern in stock.patterns(kind, cuisine)}


def test_what_only_stands_in_is_left_to_those_who_need_it():
    """Gluten-free bread and rice milk are planned only without gluten and dairy, seitan only without meat and fish."""
    names = {food.name for food in pantry().foods}
    assert not names & {"gluten-free bread", "gluten-free pasta", "rice milk", "wheat gluten (dry, for seitan)"}
    assert {"gluten-free bread", "gluten-free pasta"} <= {food.name for food in pantry(Diet.OMNIVORE, "gluten").foods}
    assert "rice milk" in {food.name for food in pantry(Diet.OMNIVORE, "dairy").foods}
    assert "wheat gluten (dry, for seitan)" in {food.name for food in pantry(Diet.VEGAN).foods}


def test_a_dish_goes_with_its_seasoning():
    """Bulgogi is seasoned with soy sauce, which no plan counts: without soy or gluten it is not served."""
    assert "bulgogi" in patterns(pantry(), MealKind.DINNER, Cuisine.KOREAN)
    for tag in ("soy", "gluten"):
        served = patterns(pantry(Diet.OMNIVORE, tag), MealKind.DINNER, Cuisine.KOREAN)
        assert "bulgogi" not in served
        assert "korean_table" in served


def test_last_resorts_come_only_where_nothing_else_is_left():
    """A plain plate of rice and vegetables is for those who leave out nearly everything."""
    assert "plain_plate" not in patterns(pantry(), MealKind.DINNER, None)
    hard = pantry(Diet.VEGAN, "gluten", "soy", "legume", "nuts", "sesame", "avocado", "tomato")
    assert "plain_plate" in patterns(hard, MealKind.DINNER, None)


def test_lean_foods_are_fewer_the_narrower_the_diet():
    """What a plan high in protein can be made of."""
    counts = [pantry(diet).lean_foods(None) for diet in (Diet.OMNIVORE, Diet.VEGETARIAN, Diet.VEGAN)]
    assert counts == sorted(counts, reverse=True)
    assert pantry(Diet.VEGAN, "soy").lean_foods(None) < counts[-1]
    assert pantry().lean_foods(Cuisine.KOREAN) < counts[0]
    lean = {food.name for food in TABLE if food.plannable and protein_share(food) > 0.7}
    assert {"chicken breast", "egg white", "cod"} <= lean
