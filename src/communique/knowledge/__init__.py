"""What is known beforehand: sides by their names, offices by their words, outlets by their addresses."""

from communique.knowledge.gazetteer import Form, Gazetteer, NamedSide, NameKind, load_gazetteer
from communique.knowledge.offices import Office, OfficeClass, Offices, load_offices
from communique.knowledge.outlets import Outlet, OutletKind, Outlets, load_outlets

__all__ = [
    "Form",
    "Gazetteer",
    "NameKind",
    "NamedSide",
    "Office",
    "OfficeClass",
    "Offices",
    "Outlet",
    "OutletKind",
    "Outlets",
    "load_gazetteer",
    "load_offices",
    "load_outlets",
]
