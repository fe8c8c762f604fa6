const folderOf = {
  function: 'functions',
  market: 'markets',
  alternative: 'alternatives',
  attribute: 'attributes',
  value: 'values',
  segment: 'segments',
};

// Every field that must name an element, as `folder/id`.
const referencesOf = {
  product: ({ market }) => [`markets/${market}`],
  market: ({ alternatives, segments }) => [
    ...inFolder('alternatives', alternatives),
    ...inFolder('segments', segments),
  ],
  attribute: ({ versus }) => inFolder('alternatives', Object.keys(versus)),
  value: ({ enabled_by }) => inFolder('attributes', enabled_by),
  segment: ({ cares_about }) =>
    cares_about.flatMap(({ value, through = [] }) => [`values/${value}`, ...inFolder('attributes', through)]),
  trend: ({ supports = [] }) => supports,
  view: (fields) => [`functions/${fields.function}`, ...Object.keys(fields.judgements ?? {})],
  tactic: (fields) => [`functions/${fields.function}`, ...fields.inputs],
  roadmap: ({ strengthens, requested_by = [] }) => [
    ...strengthens,
    ...requested_by.filter((name) => name !== 'outside'),
  ],
};

/** References of `{ file, data }` documents that lead to no file, as lines of text. */
export function checkReferences(documents) {
  const products = new Set(documents.filter(({ file }) => file.kind === 'product').map(({ file }) => file.product));
  const known = new Set(documents.map(({ file }) => `${file.product}/${folderOf[file.kind]}/${file.id}`));
  return documents.flatMap(({ file, data }) => {
    const missing = (referencesOf[file.kind]?.(data) ?? []).filter((reference) => {
      return !known.has(`${reference.startsWith('functions/') ? '' : file.product}/${reference}`);
    });
    if (file.kind === 'product' && data.parent && !products.has(data.parent)) missing.push(data.parent);
    return missing.map((reference) => `${file.path}: no ${reference}`);
  });
}

function inFolder(folder, ids) {
  return ids.map((id) => `${folder}/${id}`);
}
