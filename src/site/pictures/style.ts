import { colours } from './colours.ts';

/** The rules that the pictures and their tables need of a stylesheet. Colours are custom properties, see `colours.ts`. */
export const pictureStyle = `
.picture { overflow-x: auto; }
.picture svg { display: block; font-family: inherit; }
.picture-scaled svg { min-width: 940px; max-width: 100%; height: auto; }
.picture a { text-decoration: none; }
.picture a:hover text, .picture a:focus-visible text { text-decoration: underline; }
.picture a:focus-visible { outline: 2px solid ${colours.story}; outline-offset: 2px; }
.picture-table { overflow-x: auto; }
.picture-table table { border-collapse: collapse; }
.picture-table th, .picture-table td { min-width: 6em; text-align: left; vertical-align: top; }
.picture-table th[scope='row'] { position: sticky; left: 0; min-width: 9em; background: ${colours.surface}; }
@media print {
  .picture, .picture-table { overflow: visible; }
  .picture svg { min-width: 0; max-width: 100%; height: auto; }
}
`;
