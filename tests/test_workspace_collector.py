"""The garbage collector keeps off records, and is as before afterwards."""

import gc

from claimgrade.workspace.collector import collector_off, records_set_aside


def test_records_set_aside_stay_so_while_more_are_made() -> None:
    with records_set_aside():
        with collector_off():
            assert not gc.isenabled()
        assert gc.isenabled()
        assert gc.get_freeze_count() > 0
    assert gc.get_freeze_count() == 0


def test_nothing_is_set_aside_once_records_were_made() -> None:
    with records_set_aside():
        pass
    with collector_off():
        pass
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_what_another_program_set_aside_stays_so() -> None:
    gc.freeze()
    try:
        with collector_off():
            pass
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
