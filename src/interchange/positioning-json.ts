// The whole positioning as one JSON document: what the site publishes and `export json` writes. Its schema is
// schemas/published/positioning-1.schema.json.
export { parsePositioningJson } from './positioning-json/parse-positioning-json.ts';
export { type DerivedProduct, renderPositioningJson } from './positioning-json/render-positioning-json.ts';
