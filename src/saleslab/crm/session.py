"""What a user's folder keeps between two exports: the mapping of such files, and the salt of its pseudonyms."""

from __future__ import annotations

import secrets
from pathlib import Path

from saleslab.crm.defects import Refused
from saleslab.crm.mapping import ColumnMapping, Proposal, load_mapping, mapping_file, propose
from saleslab.crm.reading import Table

SALT = "own-numbers.salt"


def salt_in(folder: Path) -> bytes:
    """The folder's salt, made where there is none. Raises Refused where it can't be read or written."""
    path = folder / SALT
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("x", encoding="ascii") as file:
                path.chmod(0o600)
                file.write(secrets.token_hex(32))
        except FileExistsError:
            pass
        salt = path.read_bytes().strip()
    except OSError as error:
        raise Refused(f"The salt file {path} can't be used ({error.strerror}).", "Check the folder.") from None
    if len(salt) < 16:
        raise Refused(
            f"The salt file {path} holds too little.", "Delete it; a new one is made. Pseudonyms then change."
        )
    return salt


def mapping_for(folder: Path, table: Table, own: Path | None = None) -> tuple[ColumnMapping, Proposal]:
    """The mapping to read a file by: the one named, else the one the folder keeps for such files, else the guess.

    Raises Refused for a file of no known CRM that nobody has mapped yet.
    """
    proposal = propose(table)
    kept = own or mapping_file(folder, table)
    if own or kept.exists():
        return load_mapping(kept), proposal
    if proposal.recognition.crm is None:
        raise NotMapped(proposal)
    return ColumnMapping(), proposal


class NotMapped(Refused):
    """A table of no CRM that is known: its owner has to look at the guesses first."""

    def __init__(self, proposal: Proposal) -> None:
        super().__init__(
            "These headers are of no CRM I know.",
            "Say which column is what; I have guessed where I could.",
        )
        self.proposal = proposal
