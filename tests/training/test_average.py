import torch

from training.average import average


def test_each_weight_is_the_mean_over_the_runs() -> None:
    runs = [
        {"a": torch.tensor([1.0, 3.0]), "b": torch.tensor(2.0)},
        {"a": torch.tensor([3.0, 5.0]), "b": torch.tensor(0.0)},
    ]
    found = average(runs)
    assert found["a"].tolist() == [2.0, 4.0]
    assert found["b"].item() == 1.0
