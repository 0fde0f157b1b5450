import ServiceDesk

/// What a time takes over from the one told before it.
extension TimeExpression {
    /// 周五上午停电 九点到十一点: the hours are those of the day told before.
    ///
    /// - Returns: whether this one now says what both said.
    mutating func join(_ before: TimeExpression?, today: CivilDay) -> Bool {
        guard let before, !before.isSince else { return false }
        let isClose = start - before.end <= 4
        // 9点以后12点以前
        if isClose, before.isAfter, isBefore, before.right == nil, right == nil, before.left.hasHours || left.hasHours {
            if left.day == nil || left.day == before.left.day {
                right = left
                left = before.left
                isAfter = false
                isBefore = false
                start = before.start
                return true
            }
        }
        guard lacksDay, let day = before.left.day, before.left.end.map({ $0 > today }) == true, !before.left.isWeak
        else {
            return false
        }
        guard before.lacksHours else {
            // 明天上午十点或下午三点
            if isClose, before.left.count == 1, before.right?.day == nil { left.day = day }
            return false
        }
        // 周一到周五每天9点到11点: from the first of the first day to the last of the last.
        if let lastDay = before.right?.end ?? (before.left.count > 1 ? before.left.end : nil) {
            guard right?.minute != nil else { return false }
            left.day = day
            right?.day = lastDay + -1
            start = before.start
            isEach = false
            return true
        }
        left.day = day
        guard before.left.part == nil || left.part == nil || left.part ?? (0, 0) == before.left.part ?? (0, 0) else {
            return false
        }
        left.part = left.part ?? before.left.part
        isEach = isEach || before.isEach
        start = before.start
        return true
    }

    /// Takes two days and all between as one stretch, for hours that follow.
    ///
    /// - Returns: false when there are no two days, or hours were told already.
    mutating func endDays() -> Bool {
        guard let first = left.day, !left.hasHours, let right, !right.hasHours, let end = right.end, end > first else {
            return false
        }
        left.count = end.number - first.number
        self.right = nil
        return true
    }
}
