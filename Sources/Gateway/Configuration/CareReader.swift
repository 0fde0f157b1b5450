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
        section.refuseOthers()
        return settings
    }
}
