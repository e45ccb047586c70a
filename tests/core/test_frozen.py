"""A mapping that nobody can change reads as a dict and travels between processes."""

import pickle

import pytest

from klimaatwerf.core.frozen import FrozenMapping


@pytest.mark.parametrize(
    "change",
    [
        lambda mapping: mapping.__setitem__("b", 2),
        lambda mapping: mapping.__delitem__("a"),
        lambda mapping: mapping.__ior__({"b": 2}),
        lambda mapping: mapping.clear(),
        lambda mapping: mapping.pop("a"),
        lambda mapping: mapping.popitem(),
        lambda mapping: mapping.setdefault("b", 2),
        lambda mapping: mapping.update(b=2),
    ],
)
def test_no_change_is_taken(change):
    mapping = FrozenMapping(a=1)
    with pytest.raises(TypeError):
        change(mapping)
    assert mapping == {"a": 1}


def test_it_is_the_same_after_a_journey():
    mapping = FrozenMapping({"b": 1, "a": FrozenMapping()})
    found = pickle.loads(pickle.dumps(mapping))
    assert (type(found), list(found.items())) == (FrozenMapping, list(mapping.items()))
