"""make interop: the gateway against a real homeserver, and against the platforms' own libraries."""

import pathlib
import sys
import tempfile

import libraries
import matrix


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    wanted = sys.argv[2:] or ["libraries", "matrix"]
    # Kept, for the logs in it say more than a failure does.
    folder = pathlib.Path(tempfile.mkdtemp(prefix="gatehouse-interop-"))
    print(f"logs: {folder}")
    for part in [libraries, matrix]:
        if part.__name__ in wanted:
            print(part.__name__)
            part.run(program, folder)
    print("all agree")


if __name__ == "__main__":
    main()
