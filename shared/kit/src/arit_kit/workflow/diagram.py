"""A state machine drawn as a Mermaid diagram, from the very table that runs it."""

from arit_kit.workflow.machine import Machine


def mermaid(machine: Machine) -> str:
    """The diagram's text; the system's own moves are marked with a gear."""
    lines = ["stateDiagram-v2", f"    [*] --> {machine.initial}"]
    for one in machine.moves:
        label = one.action if one.privilege else f"⚙ {one.because or one.action}"
        lines += [f"    {source} --> {target}: {label}" for source in one.sources for target in one.targets]
    lines += [f"    {state} --> [*]" for state in machine.states if state in machine.final]
    return "\n".join(dict.fromkeys(lines))
