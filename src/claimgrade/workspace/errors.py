"""What goes wrong when claimgrade is asked for something it cannot do."""


class WorkspaceError(Exception):
    """A workspace was used wrongly; faults inside its files are findings instead."""


class NotAWorkspace(WorkspaceError):
    """No ``claimgrade.toml`` where one was looked for."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"no claimgrade.toml in {place} or above it; "
            "`claimgrade init` makes a workspace, or go to the folder of one"
        )
        self.place = place


class UnsupportedFormat(WorkspaceError):
    """The workspace was written for a newer claimgrade."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(
            f"this workspace has format {found}, and this claimgrade reads formats up to {known}; "
            "install a newer claimgrade to work on it (nothing was changed)"
        )
        self.found = found
        self.known = known


class EditRefused(WorkspaceError):
    """An edit was not made, because the file would not have come out as meant."""


class AlreadyExists(WorkspaceError):
    """A new file was not written, because one of that name is there."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} exists already; nothing was written")
        self.path = path
