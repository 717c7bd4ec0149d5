"""The font files that papers are set in, by script, the best first; and what to install."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Family:
    """Files of one family; without a package they are looked for on the system."""

    regular: str
    bold: str = ""  # empty: an axis of the regular file, or there is none
    package: str = ""


def _noto(script: str) -> tuple[Family, ...]:
    """A Noto family: the package's variable file, or Debian's files."""
    name = f"NotoSans{script}"
    package = f"fontpkg_noto_sans_{script.lower()}".rstrip("_")
    return (
        Family(f"{name}[wdth,wght].ttf", package=package),
        Family(f"{name}-Regular.ttf", f"{name}-Bold.ttf"),
    )


_NIRMALA = (Family("Nirmala.ttc"), Family("Nirmala.ttf", "NirmalaB.ttf"))
_ANY = Family("Arial Unicode.ttf")
_CJK = (
    Family("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"),
    Family("NotoSansCJKsc-Regular.otf", "NotoSansCJKsc-Bold.otf"),
    Family("NotoSansCJKtc-Regular.otf", package="cvttf_NotoSansCJK_Regular"),
)

FAMILIES: dict[str, tuple[Family, ...]] = {
    "Latn": (
        Family(
            "AtkinsonHyperlegible-Regular.ttf",
            "AtkinsonHyperlegible-Bold.ttf",
            "fontpkg_atkinson_hyperlegible",
        ),
        Family("AtkinsonHyperlegible-Regular.ttf", "AtkinsonHyperlegible-Bold.ttf"),
    ),
    "Zsym": _noto(""),
    "Arab": (
        *reversed(_noto("Arabic")),  # the package's file draws dots as glyphs of their own
        Family("segoeui.ttf", "segoeuib.ttf"),
        Family("tahoma.ttf", "tahomabd.ttf"),
        Family("GeezaPro.ttc"),
        _ANY,
    ),
    "Deva": (
        *_noto("Devanagari"),
        *_NIRMALA,
        Family("mangal.ttf", "mangalb.ttf"),
        Family("Kohinoor.ttc"),
        _ANY,
    ),
    "Guru": (
        *_noto("Gurmukhi"),
        *_NIRMALA,
        Family("raavi.ttf", "raavib.ttf"),
        Family("MuktaMahee.ttc"),
        Family("Gurmukhi Sangam MN.ttc"),
        _ANY,
    ),
    "Hans": (
        *_CJK,
        Family("msyh.ttc", "msyhbd.ttc"),
        Family("PingFang.ttc"),
        Family("Hiragino Sans GB.ttc"),
        Family("STHeiti Light.ttc", "STHeiti Medium.ttc"),
        Family("simsun.ttc"),
        Family("wqy-microhei.ttc"),
        Family("wqy-zenhei.ttc"),
        _ANY,
    ),
    "Hant": (
        *_CJK,
        Family("msjh.ttc", "msjhbd.ttc"),
        Family("PingFang.ttc"),
        Family("STHeiti Light.ttc", "STHeiti Medium.ttc"),
        Family("wqy-microhei.ttc"),
        Family("wqy-zenhei.ttc"),
        _ANY,
    ),
    "Kore": (
        *_CJK,
        Family("malgun.ttf", "malgunbd.ttf"),
        Family("AppleSDGothicNeo.ttc"),
        Family("NanumGothic.ttf", "NanumGothicBold.ttf"),
        _ANY,
    ),
}  # fmt: skip
BY_NUMBER = "NotoSansCJK"
"""How files begin whose PostScript outlines are numbered as their glyphs: these can be embedded."""
OTHERS = (
    "notosans-", "notosans", "nirmala", "segoeui", "tahoma", "arial", "droidsansfallback",
    "freesans", "dejavusans",
)  # fmt: skip
"""How the names of files begin in which a letter of any other script may be found."""
