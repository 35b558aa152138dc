"""Work shared between two processes, where the system can fork one that knows all that this one knows."""

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable, Sequence
from threading import active_count
from typing import TypeVar

Here = TypeVar("Here")
Result = TypeVar("Result")
Task = Callable[[], Result]


def do_all(tasks: Sequence[Task[Result]]) -> list[Result]:
    """Do every task, in this process or another: they leave files, and results in any order."""
    return do_beside(lambda: None, tasks)[1]


def do_beside(here: Callable[[], Here], tasks: Sequence[Task[Result]]) -> tuple[Here, list[Result]]:
    """The same beside one thing that has to be done in this process; it is begun first."""
    # Forking is not safe on macOS or beside threads, and Windows has nothing like it; two processes need two cores.
    apart = sys.platform == "linux" and (os.cpu_count() or 1) > 1 and active_count() == 1
    try:
        return _do_in_two(here, tasks) if tasks and apart else (here(), [_done(task) for task in tasks])
    finally:
        gc.unfreeze()


def _done(task: Task[Result]) -> Result:
    """Do a task, and throw away what it leaves: templates leave much, and the collector rests while a site is built."""
    result = task()
    gc.collect()
    gc.freeze()  # what is left now stays
    return result


def _do_in_two(here: Callable[[], Here], tasks: Sequence[Task[Result]]) -> tuple[Here, list[Result]]:
    context = multiprocessing.get_context("fork")
    taken = context.Value("i", 0)
    receiver, sender = context.Pipe(duplex=False)

    def work() -> list[Result]:
        results: list[Result] = []
        while True:
            with taken.get_lock():
                number, taken.value = taken.value, taken.value + 1
            if number >= len(tasks):
                return results
            results.append(_done(tasks[number]))

    def work_and_tell() -> None:
        try:
            sender.send(work())
        except Exception as error:  # noqa: BLE001 - it is raised again where somebody can see it
            sender.send(error)

    gc.freeze()  # else the collector would touch, and so copy, what both share
    helper = context.Process(target=work_and_tell)
    helper.start()
    sender.close()  # so that the end of the helper is the end of what it says
    try:
        found = here()
        mine = work()
        theirs = receiver.recv()
    except EOFError:
        theirs = RuntimeError("the process that built half of the pages ended before it was done")
    finally:
        helper.join()
    if isinstance(theirs, Exception):
        raise theirs
    return found, [*mine, *theirs]
