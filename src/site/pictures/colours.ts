/**
 * The colours of the pictures. A site sets these custom properties for light and for dark; without them a picture is
 * drawn in the colour of the text around it, on the page's own ground.
 *
 * - `--picture-text`: names. `--picture-quiet`: notes, heads, what stands back; still 4.5:1 on the ground.
 * - `--picture-line`: hairlines and edges outside the story; 3:1 on the ground where it says something.
 * - `--picture-surface`: the ground of a node. `--picture-story-surface`: of a node of the story.
 * - `--picture-story`: lines, marks and notes of the story; 4.5:1 on both grounds.
 * - `--picture-trouble`: what is out of line; 4.5:1 on the ground.
 */
export const colours = {
  text: 'var(--picture-text, currentColor)',
  quiet: 'var(--picture-quiet, currentColor)',
  line: 'var(--picture-line, currentColor)',
  surface: 'var(--picture-surface, Canvas)',
  story: 'var(--picture-story, currentColor)',
  storySurface: 'var(--picture-story-surface, Canvas)',
  trouble: 'var(--picture-trouble, currentColor)',
} as const;
