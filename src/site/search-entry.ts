/** What the search knows of a page. The address is from the top of the site. */
export interface SearchEntry {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  /** Other names. */
  readonly names: string;
  readonly text: string;
  /** What is shown below the title. */
  readonly note: string;
}
