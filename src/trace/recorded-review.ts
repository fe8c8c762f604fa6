/** A review that was recorded in the file of a tactic or roadmap item. */
export interface RecordedReview {
  /** The item, as `tactics/home-page`. */
  readonly reference: string;
  readonly path: string;
  /** False when the file said so already. */
  readonly isWritten: boolean;
}
