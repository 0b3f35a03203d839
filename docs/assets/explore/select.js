// Which papers a state leaves, and how many each further filter would leave: one pass over the papers.

/** Make look-ups of the published catalogue: values by id, and the number of values' bearers. */
export function readCatalogue(published) {
  const years = published.years.filter(Boolean);
  const facets = published.facets.map((facet) => ({
    ...facet,
    values: facet.values.map(([id, name, depth]) => ({ id, name, depth })),
    places: new Map(facet.values.map(([id], place) => [id, place])),
  }));
  const span = years.reduce(([low, high], year) => [Math.min(low, year), Math.max(high, year)], [9999, 0]);
  const ids = published.ids.split(" ").filter(Boolean);
  return { ...published, ids, facets, span, names: new Map(Object.entries(published.names)), size: years.length };
}

/**
 * Keep the numbered papers that the state asks for, in their order.
 * The counts of a facet leave its own selection aside, so that they say what choosing one more would add.
 */
export function narrow(catalogue, numbers, state) {
  const tests = catalogue.facets.map((facet) => passing(facet, state.filters[facet.id]));
  const bySet = catalogue.facets.map((facet) => new Uint32Array(facet.sets.length));
  const columns = catalogue.facets.map((facet) => facet.papers);
  const byYear = new Map();
  const kept = [];
  let code = 0;
  for (const number of numbers) {
    const year = catalogue.years[number];
    if (!year) continue;
    const inTime = (!state.from || year >= state.from) && (!state.to || year <= state.to);
    const hasCode = !state.code || catalogue.code[number] === 1;
    let failed = (inTime ? 0 : 1) + (hasCode ? 0 : 1);
    let only = -1;
    for (let place = 0; place < columns.length; place += 1) {
      if (!tests[place][columns[place][number]]) {
        failed += 1;
        only = place;
      }
    }
    if (failed > 1) continue;
    if (failed === 0) {
      kept.push(number);
      for (let place = 0; place < columns.length; place += 1) bySet[place][columns[place][number]] += 1;
    } else if (only >= 0) bySet[only][columns[only][number]] += 1;
    if (failed === 0 || !inTime) byYear.set(year, (byYear.get(year) ?? 0) + 1);
    if (catalogue.code[number] && (failed === 0 || !hasCode)) code += 1;
  }
  const counts = Object.fromEntries(catalogue.facets.map((facet, place) => [facet.id, perValue(facet, bySet[place])]));
  return { numbers: kept, counts, years: byYear, code };
}

/** For each set of values of a facet, 1 if a paper that has it passes. */
function passing(facet, used) {
  const any = (used?.any ?? []).map((id) => facet.places.get(id));
  const not = (used?.not ?? []).map((id) => facet.places.get(id));
  return Uint8Array.from(facet.sets, (set) => {
    const wanted = !any.length || any.some((place) => set.includes(place));
    return wanted && !not.some((place) => set.includes(place)) ? 1 : 0;
  });
}

function perValue(facet, bySet) {
  const counts = new Uint32Array(facet.values.length);
  facet.sets.forEach((set, index) => {
    for (const place of set) counts[place] += bySet[index];
  });
  return counts;
}

/** Sort numbers: newest or oldest first, or by the places that titles have; ties keep their order. */
export function sorted(catalogue, numbers, sort, titles) {
  if (sort === "newest") return [...numbers].sort((a, b) => catalogue.years[b] - catalogue.years[a]);
  if (sort === "oldest") return [...numbers].sort((a, b) => catalogue.years[a] - catalogue.years[b]);
  if (sort === "title") return [...numbers].sort((a, b) => titles[a] - titles[b]);
  return numbers;
}
