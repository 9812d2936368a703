"""Attachments: files of a record, streamed into a store, looked into, scanned, and given out only when clean."""
