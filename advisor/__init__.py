"""Advisor: from a goal to a printed learning plan, with the costs, offline.

Imports point one way, kept by import-linter (see pyproject.toml)::

    __main__, app, demo -> ui | commands -> services
        -> store | catalogue | funding | pathways | report -> wording
        -> i18n, settings, packs, files, paths -> domain

Nothing below ``ui`` knows Qt, only ``store`` and ``catalogue`` know SQLAlchemy, only ``report``
knows ReportLab, and ``domain`` knows nothing but the standard library.
"""

__version__ = "0.1.0"
