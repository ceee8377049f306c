package org.korudelta.shared;

/** How far an owner is. */
enum OwnerState {
  /** The service is not open yet. */
  OPENING(0),

  /** The service is open: requests are welcome. */
  OPEN(1),

  /** The service did not open. */
  FAILED(2),

  /** The service closes, and so does the owner: requests are sent back. */
  LEAVING(3),

  /** The owner has ended: it takes nothing more. */
  LEFT(4);

  /** What stands for it in messages. */
  final int code;

  OwnerState(int code) {
    this.code = code;
  }

  /** The state that {@code code} stands for; for what stands for none the first. */
  static OwnerState of(int code) {
    return switch (code) {
      case 1 -> OPEN;
      case 2 -> FAILED;
      case 3 -> LEAVING;
      case 4 -> LEFT;
      default -> OPENING;
    };
  }
}
