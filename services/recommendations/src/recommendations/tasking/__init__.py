"""Taskings (phiếu giao việc): who does what for a recommendation, by when, answering for what."""
