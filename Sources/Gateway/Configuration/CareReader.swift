import ServiceDesk

/// `care` of a community: which plans it keeps, and when a day's plans begin.
struct CareReader {
    /// Nil: all plans hold.
    let section: Section?
    let faults: FaultList

    func read() -> CareSettings {
        var settings = CareSettings.standard
        guard let section else { return settings }
        if let text = section.text("at") {
            settings.minute = text == "off" ? nil : LimitsReader.minute(text[...])
            if settings.minute == nil, text != "off" {
                faults.add(
                    section.line(of: "at"), "\(section.path).at is ‘\(text)’", "write a time such as 08:30, or off")
            }
        }
        if section.has("plans") { settings.plans = section.texts("plans").map { CarePlanID($0) } }
        settings.weather = section.section("weather").flatMap { weather($0) }
        section.refuseOthers()
        return settings
    }

    /// Where a forecast is for, and from where it comes.
    private func weather(_ section: Section) -> WeatherSettings? {
        let latitude = degrees("latitude", of: section, most: 90)
        let longitude = degrees("longitude", of: section, most: 180)
        let address = section.text("base_url")
        if let address, !address.hasPrefix("https://") && !address.hasPrefix("http://") {
            faults.add(
                section.line(of: "base_url"), "\(section.path).base_url is ‘\(address)’",
                "write an address such as \(WeatherSettings.openMeteo)")
        }
        let place = section.text("place")
        let every = section.number("every_hours", in: 1...24)
        let keep = section.number("keep_hours", in: 1...72)
        section.refuseOthers()
        guard let latitude, let longitude else { return nil }
        var settings = WeatherSettings(latitude: latitude, longitude: longitude)
        settings.place = place
        settings.address = address.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 } ?? settings.address
        settings.every = every ?? settings.every
        settings.keep = keep ?? settings.keep
        return settings
    }

    private func degrees(_ key: String, of section: Section, most: Double) -> String? {
        guard let text = section.text(key, orMissing: "degrees, such as \(most == 90 ? "31.23" : "121.47")") else {
            return nil
        }
        let isPlain = !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D }
        if isPlain, let number = Double(text), abs(number) <= most { return text }
        faults.add(
            section.line(of: key), "\(section.path).\(key) is ‘\(text)’",
            "write degrees from -\(Int(most)) to \(Int(most)), such as \(most == 90 ? "31.23" : "121.47")")
        return nil
    }
}
