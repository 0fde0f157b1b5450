import Foundation

/// From now on files that this process makes can be read by its own user only: the store knows where people live.
func keepFilesToOurselves() {
    umask(0o077)
}
