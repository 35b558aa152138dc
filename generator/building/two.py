"""Work shared between two processes, where the system can fork one that knows all that this one knows."""

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable, Sequence

Task = Callable[[], object]


def do_all(here: Sequence[Task], anywhere: Sequence[Task]) -> None:
    """Do every task, some of the latter maybe in another process: what those leave must be files."""
    # Forking is not safe on macOS, and Windows has nothing like it; two processes need two cores.
    if sys.platform == "linux" and (os.cpu_count() or 1) > 1:
        _do_in_two(here, anywhere)
    else:
        for task in (*here, *anywhere):
            task()


def _do_in_two(here: Sequence[Task], anywhere: Sequence[Task]) -> None:
    context = multiprocessing.get_context("fork")
    taken = context.Value("i", 0)
    receiver, sender = context.Pipe(duplex=False)

    def work() -> None:
        while True:
            with taken.get_lock():
                number, taken.value = taken.value, taken.value + 1
            if number >= len(anywhere):
                return
            anywhere[number]()

    def work_and_tell() -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001 - it is raised again where somebody can see it
            sender.send(error)
        else:
            sender.send(None)

    gc.freeze()  # else the collector would touch, and so copy, what both share
    helper = context.Process(target=work_and_tell)
    helper.start()
    sender.close()  # so that the end of the helper is the end of what it says
    try:
        for task in here:
            task()
        work()
        error = receiver.recv()
    except EOFError:
        error = RuntimeError("the process that built half of the pages ended before it was done")
    finally:
        helper.join()
        gc.unfreeze()
    if error:
        raise error
