"""One sum after another made as great or as small as can be, over yes/no choices, by HiGHS.

All sums are whole numbers (skills, credentials, cents, weeks): a bound closer than one to the best
found is a proof, and each sum is held at its best before the next is looked at. No weights blur
what comes first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Weights = Mapping[int, float]  # by column
HAIR = 1e-3  # a held sum of cents may lie so far beside a whole number; more would blur the proof
OPTIONS: dict[str, bool | int | float | str] = {
    "threads": 1,
    "random_seed": 0,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.9,
    "mip_feasibility_tolerance": 1e-7,
    "time_limit": 20.0,  # seconds for one sum; then the best found is said to be not proven
}


@dataclass(slots=True)
class Model:
    """Columns from nothing to ``most``, yes or no where ``whole``; each row within its bounds."""

    most: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    rows: list[tuple[Weights, float, float]] = field(default_factory=list)

    def column(self, most: float, *, whole: bool) -> int:
        """Add a variable; its number."""
        self.most.append(most)
        self.whole.append(whole)
        return len(self.most) - 1

    def row(self, weights: Weights, least: float, most: float) -> None:
        """A weighted sum has to stay within these bounds."""
        self.rows.append((weights, least, most))


class Solver:
    """Holds one model; ``values`` is the last answer, ``proven`` whether all of them were."""

    def __init__(self, model: Model) -> None:
        # Imported here: 0.2 s and 40 MB that only this question needs.
        import highspy  # noqa: PLC0415 - see above
        import numpy as np  # noqa: PLC0415 - see above

        class Quiet(highspy.Highs):
            """Greets nobody on standard output: the first call would, before any option is set."""

            def enableCallbacks(self) -> None:
                self.setOptionValue("output_flag", False)  # noqa: FBT003 - their signature

        self._np, self._highspy = np, highspy
        self._columns = np.arange(len(model.most), dtype=np.int32)
        self._highs = Quiet()  # type: ignore[no-untyped-call]  # their __init__ has no types
        for option, value in OPTIONS.items():
            self._highs.setOptionValue(option, value)
        self.values: list[float] = [0.0] * len(model.most)
        self.proven = True
        self._begun = False  # then the last answer keeps all that is held
        self._load(model)

    def settle(self, weights: Weights, *, up: bool) -> int | None:
        """Make a sum as great (``up``) or small as can be and hold it; None: none was found."""
        np, senses = self._np, self._highspy.ObjSense
        cost = np.zeros(len(self._columns))
        cost[list(weights)] = list(weights.values())
        self._highs.changeColsCost(len(self._columns), self._columns, cost)
        self._highs.changeObjectiveSense(senses.kMaximize if up else senses.kMinimize)
        # No start is handed over: HiGHS once gave one back in place of the better set it had found.
        self._highs.clearSolver()
        self._highs.run()
        if self._highs.getModelStatus() == self._highspy.HighsModelStatus.kInfeasible:
            return None
        found, about = self._highs.getSolution(), self._highs.getInfo()
        if found.value_valid:
            self.values = list(found.col_value)
        elif not self._begun:
            return None
        self._begun = True
        best = round(sum(weight * self.values[column] for column, weight in weights.items()))
        self.proven = self.proven and abs(about.mip_dual_bound - best) < 1
        endless = self._highspy.kHighsInf
        self._add(weights, best if up else -endless, endless if up else best + HAIR)
        return best

    def _add(self, weights: Weights, least: float, most: float) -> None:
        keys = self._np.array(list(weights), self._np.int32)
        shares = self._np.array(list(weights.values()), float)
        self._highs.addRow(least, most, len(keys), keys, shares)

    def _load(self, model: Model) -> None:
        np, kinds = self._np, self._highspy.HighsVarType
        starts = np.cumsum([0, *(len(weights) for weights, _least, _most in model.rows)])
        self._highs.passModel(
            len(model.most),
            len(model.rows),
            int(starts[-1]),
            int(self._highspy.MatrixFormat.kRowwise),
            int(self._highspy.ObjSense.kMinimize),
            0.0,
            np.zeros(len(model.most)),
            np.zeros(len(model.most)),
            np.array(model.most, float),
            np.array([least for _weights, least, _most in model.rows], float),
            np.array([most for _weights, _least, most in model.rows], float),
            starts.astype(np.int32),
            np.array([key for weights, _l, _m in model.rows for key in weights], np.int32),
            np.array([w for weights, _l, _m in model.rows for w in weights.values()], float),
            np.array(
                [int(kinds.kInteger if w else kinds.kContinuous) for w in model.whole], np.int32
            ),
        )
