"""What a client can do, and what it cannot be given."""

from __future__ import annotations

from dataclasses import dataclass

from lsprotocol import types


@dataclass(frozen=True, slots=True)
class Client:
    """The client's abilities that answers depend on.

    Attributes:
        pulls: it asks for diagnostics; being told as well, it would show them twice.
        refreshes: it can be told to ask again.
        related_documents: answers may have diagnostics of other files in them.
        related_information: diagnostics may lead to other places.
        code_description: a diagnostic's code may be a link.
        tags: diagnostics may be marked as unnecessary.
        document_changes: edits may name the version that they are for.
        literals: code actions may carry their edits.
        resolves_edit: a code action's edit may be worked out when it is chosen.
        watches: it can be asked to tell of changes on disk.
        configuration: it can be asked for its settings.
        markdown: hovers may be markdown.
    """

    pulls: bool = False
    refreshes: bool = False
    related_documents: bool = False
    related_information: bool = False
    code_description: bool = False
    tags: bool = False
    document_changes: bool = False
    literals: bool = False
    resolves_edit: bool = False
    watches: bool = False
    configuration: bool = False
    markdown: bool = False

    @classmethod
    def of(cls, told: types.ClientCapabilities) -> Client:
        """What a client says of itself."""
        text = told.text_document or types.TextDocumentClientCapabilities()
        workspace = told.workspace or types.WorkspaceClientCapabilities()
        diagnostics = text.publish_diagnostics
        pull = text.diagnostic
        shown = diagnostics or pull
        action = text.code_action
        resolve = action.resolve_support if action is not None else None
        edit = workspace.workspace_edit
        watched = workspace.did_change_watched_files
        refresh = workspace.diagnostics
        hover = text.hover
        return cls(
            pulls=pull is not None,
            refreshes=refresh is not None and bool(refresh.refresh_support),
            related_documents=pull is not None and bool(pull.related_document_support),
            related_information=shown is not None and bool(shown.related_information),
            code_description=shown is not None and bool(shown.code_description_support),
            tags=shown is not None and shown.tag_support is not None,
            document_changes=edit is not None and bool(edit.document_changes),
            literals=action is not None and action.code_action_literal_support is not None,
            resolves_edit=(
                resolve is not None
                and "edit" in resolve.properties
                and action is not None
                and bool(action.data_support)
            ),
            watches=watched is not None and bool(watched.dynamic_registration),
            configuration=bool(workspace.configuration),
            markdown=(
                hover is not None and types.MarkupKind.Markdown in (hover.content_format or ())
            ),
        )
