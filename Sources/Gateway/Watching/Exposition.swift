/// Figures in the text form that Prometheus reads (version 0.0.4).
struct Exposition {
    private(set) var text = ""

    mutating func add(_ meters: Meters) {
        for counter in Meters.Counter.allCases {
            head(counter.rawValue, counter.help, "counter")
            for (labels, value) in meters.values(of: counter) {
                line(counter.rawValue, Array(zip(counter.labels, labels)), "\(value)")
            }
        }
        for clock in Meters.Clock.allCases {
            head(clock.rawValue, clock.help, "histogram")
            let histogram = meters.histogram(of: clock)
            var total = 0
            for (index, count) in histogram.counts.enumerated() {
                total += count
                let bound = index < Meters.bounds.count ? "\(Meters.bounds[index])" : "+Inf"
                line(clock.rawValue + "_bucket", [("le", bound)], "\(total)")
            }
            line(clock.rawValue + "_sum", [], "\(histogram.sum)")
            line(clock.rawValue + "_count", [], "\(total)")
        }
    }

    /// - Parameter values: each with its labels.
    mutating func gauge(_ name: String, _ help: String, _ values: [(labels: [(String, String)], value: Double)]) {
        head(name, help, "gauge")
        for (labels, value) in values { line(name, labels, number(value)) }
    }

    mutating func gauge(_ name: String, _ help: String, _ value: Double?) {
        guard let value else { return }
        gauge(name, help, [(labels: [], value: value)])
    }

    mutating func counter(_ name: String, _ help: String, _ value: Double) {
        head(name, help, "counter")
        line(name, [], number(value))
    }

    private func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    }

    private mutating func head(_ name: String, _ help: String, _ type: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
    }

    private mutating func line(_ name: String, _ labels: [(String, String)], _ value: String) {
        let pairs = labels.map { "\($0.0)=\"\(Self.escaped($0.1))\"" }.joined(separator: ",")
        text += pairs.isEmpty ? "\(name) \(value)\n" : "\(name){\(pairs)} \(value)\n"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
