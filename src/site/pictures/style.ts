/** The rules that the pictures and their tables need of a stylesheet. Colours are custom properties, see `picture.tsx`. */
export const pictureStyle = `
.picture { overflow-x: auto; }
.picture svg { display: block; max-width: 100%; height: auto; font-family: inherit; }
.picture-chain svg, .picture-matrix svg, .picture-funnel svg { min-width: 940px; }
.picture-heat svg { min-width: 520px; }
.picture-wide svg { max-width: none; }
.picture a { text-decoration: none; }
.picture a:hover text, .picture a:focus-visible text { text-decoration: underline; }
.picture a:focus-visible { outline: 2px solid var(--picture-story, currentColor); outline-offset: 2px; }
.picture-table { overflow-x: auto; }
.picture-table table { border-collapse: collapse; }
.picture-table th, .picture-table td { text-align: left; vertical-align: top; }
@media print {
  .picture, .picture-table { overflow: visible; }
  .picture svg { min-width: 0; max-width: 100%; }
}
`;
