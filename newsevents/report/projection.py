"""Where a place lies on the map: the Equal Earth projection, cut off at the ice of the south."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

#: Size of the map in its own units.
WIDTH = 1000
HEIGHT = 438
#: Coefficients of the projection. Source: Šavrič, Patterson and Jenny, The Equal Earth map projection, 2018.
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = sqrt(3) / 2
#: Degrees north of the upper edge.
_TOP = 84.0


def _raw(latitude: float, longitude: float) -> tuple[float, float]:
    theta = asin(_M * sin(radians(latitude)))
    square = theta * theta
    sixth = square**3
    x = (
        radians(longitude)
        * cos(theta)
        / (_M * (_A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)))
    )
    y = theta * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
    return x, y


_SCALE = WIDTH / 2 / _raw(0, 180)[0]
_UPPER = _raw(_TOP, 0)[1]


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Return the place of a point on the map.

    Args:
        latitude: degrees north.
        longitude: degrees east.

    Returns:
        Units from the left and from the upper edge of a map that is ``WIDTH`` wide and ``HEIGHT`` high.

    Examples:
        >>> [round(value) for value in project(0, 0)]
        [500, 241]
    """
    x, y = _raw(latitude, longitude)
    return WIDTH / 2 + x * _SCALE, (_UPPER - y) * _SCALE
