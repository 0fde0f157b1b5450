import Foundation
import ServiceDesk
import Storage

/// All figures of the house on one page, for `/metrics`. Nothing in it is anybody's own: channels, counts, seconds.
struct Figures: Sendable {
    let store: Store
    let health: Health
    let meters: Meters
    let watch: Watch
    private let started = Date()

    init(store: Store, health: Health, meters: Meters, watch: Watch) {
        self.store = store
        self.health = health
        self.meters = meters
        self.watch = watch
    }

    func page() async -> String {
        var page = Exposition()
        page.add(meters)
        if let gauges = try? await store.reading({ try $0.gauges() }) { add(gauges, to: &page) }
        page.gauge("gatehouse_ready", "1: ready, as /readyz says.", health.faults().isEmpty ? 1 : 0)
        page.gauge("gatehouse_store_bytes", "The store's file.", Double(store.length))
        page.gauge("gatehouse_store_log_bytes", "The store's write-ahead log.", Double(store.logLength))
        page.gauge("gatehouse_disk_free_bytes", "Free on the store's disk.", store.freeBytes.map { Double($0) })
        let process = ProcessFigures.now()
        page.gauge("process_resident_memory_bytes", "Resident memory.", process.residentBytes)
        page.gauge("process_open_fds", "Open file descriptors.", process.openFiles)
        page.counter("process_cpu_seconds_total", "User and system time.", process.processorSeconds)
        page.gauge("process_start_time_seconds", "Since 1970.", started.timeIntervalSince1970)
        return page.text
    }

    private func add(_ gauges: Gauges, to page: inout Exposition) {
        let now = watch.now()
        page.gauge("gatehouse_inbox_undecided", "Messages kept and not decided on.", Double(gauges.undecided))
        page.gauge(
            "gatehouse_outbox_unsent", "Messages waiting or being sent.",
            gauges.queues.map { (labels: [("channel", $0.channel)], value: Double($0.waiting)) })
        page.gauge(
            "gatehouse_outbox_oldest_seconds", "Age of the oldest unsent message.",
            gauges.queues.compactMap { queue in
                queue.oldest.map {
                    (labels: [("channel", queue.channel)], value: Double(max(0, (now - $0).milliseconds)) / 1000)
                }
            })
        page.gauge("gatehouse_outbox_given_up", "Dead and doubtful messages.", Double(gauges.givenUp))
        page.gauge(
            "gatehouse_circuit_open", "1: the destination failed again and again, and is left alone.",
            gauges.circuits.map { (labels: [("channel", $0)], value: 1) })
        page.gauge("gatehouse_alarms", "Alarms that are set.", Double(gauges.alarms))
        page.gauge(
            "gatehouse_alarm_late_seconds", "How long the first alarm is overdue.",
            gauges.nextAlarm.map { Double(max(0, (now - $0).milliseconds)) / 1000 } ?? 0)
    }
}
