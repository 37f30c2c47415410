"""csxl: a safeguarding partnership's traffic-light self-assessment, from questionnaires to one summary workbook.

`csxl.api.public` holds what other programs call, and each of its functions is also a name of the package, loaded when
it is first used, so that `import csxl` costs nothing.
"""

from importlib import import_module

__version__ = "0.1.0"
__all__ = [
    "Expected",
    "__version__",
    "agenda_document",
    "board_document",
    "board_page",
    "consolidate",
    "load_rubric",
    "read_before",
    "read_returns",
    "read_summary",
    "write_questionnaire",
    "write_summary",
]


def __getattr__(name: str) -> object:
    """One of the names above, loaded now."""
    if name in __all__:
        return getattr(import_module("csxl.api.public"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
