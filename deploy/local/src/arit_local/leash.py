"""Runs a command that dies with its parent, as another user if asked; a script of its own.

`python leash.py SIGNAL PARENT_PID USER_ID GROUP_ID COMMAND…`; a user id of -1 keeps the user. The order
matters: Linux forgets the parent-death signal when the user changes. Other systems have no such signal; there
the next start finds what was left (see `stack.py` and `postgres.py`).
"""

import ctypes
import os
import sys

PR_SET_PDEATHSIG = 1


def main(arguments: list[str]) -> None:
    signal, parent, user, group = (int(text) for text in arguments[:4])
    if user >= 0:
        os.setgroups([])
        os.setgid(group)
        os.setuid(user)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal, 0, 0, 0)
        if os.getppid() != parent:  # it died before we could ask to be told
            sys.exit(1)
    os.execvp(arguments[4], arguments[4:])


if __name__ == "__main__":
    main(sys.argv[1:])
