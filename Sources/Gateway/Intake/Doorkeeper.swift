import HTTPTypes
import NIOCore
import NIOHTTPTypes
import Wire

/// On each connection: a request's head and its body must come in time, and the connection is one of the crowd.
final class Doorkeeper: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let crowd: Crowd
    private let headTime: Duration
    private let idleTime: Duration
    private let bodyTime: Duration
    private var place: Int?
    private var alarm: Scheduled<Void>?
    /// Since the head came, until the body's end.
    private var isInBody = false
    private var bodyAlarm: Scheduled<Void>?
    private var isAnswering = false
    private var isCounted = false

    /// - Parameters:
    ///   - headTime: for the first request's head, and any head once it was begun.
    ///   - idleTime: between an answer and the next head.
    ///   - bodyTime: from a head to the end of its body.
    init(crowd: Crowd, headTime: Duration, idleTime: Duration, bodyTime: Duration) {
        self.crowd = crowd
        self.headTime = headTime
        self.idleTime = idleTime
        self.bodyTime = bodyTime
    }

    func handlerAdded(context: ChannelHandlerContext) {
        crowd.opened()
        isCounted = true
        wait(headTime, context)
    }

    func handlerRemoved(context: ChannelHandlerContext) { leave() }

    func channelInactive(context: ChannelHandlerContext) {
        leave()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            stopWaiting()
            (isInBody, isAnswering) = (true, false)
        case .body: break
        case .end: endBody()
        }
        context.fireChannelRead(data)
    }

    /// Most bodies come with their heads; only the others are waited for.
    func channelReadComplete(context: ChannelHandlerContext) {
        if isInBody, bodyAlarm == nil {
            let keeper = NIOLoopBound((self, context), eventLoop: context.eventLoop)
            bodyAlarm = context.eventLoop.scheduleTask(in: .init(bodyTime)) {
                let (keeper, context) = keeper.value
                keeper.cutOff(context)
            }
        }
        context.fireChannelReadComplete()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        isAnswering = true
        if case .end = unwrapOutboundIn(data), place == nil { wait(idleTime, context) }
        context.write(data, promise: promise)
    }

    private func wait(_ time: Duration, _ context: ChannelHandlerContext) {
        place = crowd.wait(for: context.channel)
        let channel = context.channel
        alarm = context.eventLoop.scheduleTask(in: .init(time)) { channel.close(promise: nil) }
    }

    /// Says so, unless the answer has begun, and ends the connection.
    private func cutOff(_ context: ChannelHandlerContext) {
        endBody()
        guard !isAnswering else { return context.close(promise: nil) }
        let reply = HTTPReply.refusing(408, "the body did not arrive in time")
        var head = HTTPResponse(status: .requestTimeout, headerFields: [.connection: "close"])
        head.headerFields[.contentType] = reply.header("Content-Type")
        head.headerFields[.contentLength] = "\(reply.body.count)"
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(ByteBuffer(bytes: reply.body))), promise: nil)
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in channel.close(promise: nil) }
    }

    private func endBody() {
        isInBody = false
        bodyAlarm?.cancel()
        bodyAlarm = nil
    }

    private func stopWaiting() {
        alarm?.cancel()
        alarm = nil
        if let place { crowd.answer(place) }
        place = nil
    }

    private func leave() {
        stopWaiting()
        endBody()
        if isCounted { crowd.closed() }
        isCounted = false
    }
}
