"""The gemeente behind a site, and its partners: only what the site shows of them anyway."""

from __future__ import annotations

from klimaatwerf.core.model import Municipality, Partner
from klimaatwerf.core.vocabulary import PartnerType
from klimaatwerf.render.structured.nodes import Node, address, filled
from klimaatwerf.render.words import phone_link

__all__ = ["government", "government_name", "named", "partner"]

_KINDS = {
    PartnerType.PUBLIC_BODY: "GovernmentOrganization",
    PartnerType.INTERMUNICIPAL: "GovernmentOrganization",
    PartnerType.SCHOOL: "EducationalOrganization",
}
"""What schema.org has a word for; to it, all others are organisations."""


def government_name(municipality: Municipality) -> str:
    """The name of the gemeente as a body."""
    return f"Gemeente {municipality.name}"


def government(municipality: Municipality, identity: str) -> Node:
    """The gemeente in full, with how to reach it."""
    contact, channels = municipality.contact, municipality.channels
    mail = None if contact.unanswered else contact.email
    return filled(
        type="GovernmentOrganization",
        id=identity,
        name=government_name(municipality),
        url=municipality.website,
        email=mail,
        telephone=phone_link(contact.phone) if contact.phone else None,
        address=address(contact.address),
        contactPoint=filled(
            type="ContactPoint",
            contactType=contact.department or "klimaatcampagne",
            email=mail,
            telephone=phone_link(contact.phone) if contact.phone else None,
            url=contact.form_url,
            availableLanguage="nl",
        ),
        areaServed=filled(
            type="AdministrativeArea",
            name=municipality.name,
            containedInPlace=filled(type="AdministrativeArea", name=municipality.province)
            if municipality.province
            else None,
        ),
        sameAs=[link for link in (channels.facebook, channels.instagram) if link],
    )


def named(one: Partner) -> Node:
    """A partner in short."""
    return filled(type=_KINDS.get(one.type, "Organization"), name=one.name, url=one.url)


def partner(one: Partner) -> Node:
    """A partner as readers may see it."""
    return named(one) | filled(
        description=one.lead,
        email=one.email,
        telephone=phone_link(one.phone) if one.phone else None,
        address=address(one.address),
    )
