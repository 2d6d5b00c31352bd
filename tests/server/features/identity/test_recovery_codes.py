import math
import threading

import sqlalchemy as sa

from server.features.identity import recovery_codes
from server.features.identity.devices import NOWHERE
from server.features.identity.models import RecoveryCode
from server.kit.db.unit import Units
from tests.server.people import Person


def test_codes_are_ten_and_hard_to_guess_and_easy_to_read() -> None:
    codes = recovery_codes.new_codes()
    assert len(set(codes)) == 10
    assert len(recovery_codes.ALPHABET) ** recovery_codes.LENGTH >= 2**40
    assert math.log2(len(recovery_codes.ALPHABET)) * recovery_codes.LENGTH == 50
    assert not set("ILOU") & set("".join(codes))
    assert all(len(code) == 11 and code[5] == "-" for code in codes)


def test_a_code_is_found_however_it_is_typed(units: Units, tahmina: Person) -> None:
    codes = ["0123A-BCDEF", "ZZZZZ-ZZZZZ"]
    hashes = recovery_codes.hashed(codes)
    assert all(each.startswith("$argon2id$") for each in hashes)
    with units.write() as unit:
        recovery_codes.replace_all(unit, tahmina.id, hashes, NOWHERE)
    with units.read() as unit:
        stored = recovery_codes.unused(unit, tahmina.id)
    for typed in ("0123A-BCDEF", "0123abcdef", " oi23a bcdef ", "OL23A–BCDEF"):
        assert recovery_codes.find(typed, stored) is not None, typed
    for typed in ("0123A-BCDEG", "", "0123A", "0123A-BCDEFF"):
        assert recovery_codes.find(typed, stored) is None


def test_of_many_who_race_with_a_code_one_wins_and_new_ones_void_it(
    units: Units, tahmina: Person
) -> None:
    with units.write() as unit:
        recovery_codes.replace_all(unit, tahmina.id, ["a hash"], NOWHERE)
        unit.session.flush()
        code_id = unit.session.scalars(sa.select(RecoveryCode.id)).one()
    won: list[bool] = []

    def spend() -> None:
        with units.write() as unit:
            won.append(recovery_codes.spend(unit, code_id))

    threads = [threading.Thread(target=spend) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(won) == [False] * 7 + [True]
    with units.write() as unit:
        assert recovery_codes.unused(unit, tahmina.id) == []
        recovery_codes.replace_all(unit, tahmina.id, ["another"], NOWHERE)
        unit.session.flush()
        assert [row[1] for row in recovery_codes.unused(unit, tahmina.id)] == ["another"]
