# The address of the demo: make demo PORT=9000
PORT ?= 8080
# A folder that keeps the demo's store and conversation; without one, nothing is kept: make demo DATA=data
DATA ?=

SWIFT_FILES = Package.swift Sources Tests

# How long it is killed, crowded and soaked: make soak SOAK_MINUTES=480
SOAK_MINUTES ?= 60

.PHONY: demo test soak format lint packages interop

demo: packages
	swift build -c release --product gatehouse
	.build/release/gatehouse demo --port $(PORT) $(if $(DATA),--data "$(DATA)")

test: packages
	swift test --disable-xctest

# The long form of the trials: the built program, killed again and again under load; see the README.
soak: packages
	SOAK_MINUTES=$(SOAK_MINUTES) swift test --disable-xctest --filter HouseholdTests

# The gateway against a real Matrix homeserver and the platforms' own libraries, from PyPI; see the README.
interop: packages
	swift build --product gatehouse
	.ci/interop .build/debug/gatehouse

format:
	swift format format --in-place --recursive --parallel --configuration .swift-format $(SWIFT_FILES)

lint:
	swift format lint --strict --recursive --parallel --configuration .swift-format $(SWIFT_FILES)

# Installs the two system libraries where they are missing; does nothing where they are there.
packages:
	@.ci/packages
