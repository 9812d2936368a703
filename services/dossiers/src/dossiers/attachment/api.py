"""Routes of attachments; files are sent at the record that they belong to."""

from arit_kit.files.api import add_attachment_reads
from arit_kit.web.routing import Router
from dossiers.attachment.queries import ATTACHMENTS

router = Router("dossier-attachments")
add_attachment_reads(router, ATTACHMENTS, "dossiers.read")
