// Filters above the table and buttons in its head.

/** Choices beyond which a list is typed into rather than looked through. */
const MANY = 15;

const controls = {};

function choice(key, label, all) {
  const texts = choices(key);
  if (texts.length < 2) {
    return [];
  }
  let control;
  const parts = [];
  if (texts.length > MANY) {
    control = make('input', {type: 'text', list: 'list-' + key, placeholder: all, autocomplete: 'off', spellcheck: 'false'});
    parts.push(control, make('datalist', {id: 'list-' + key}, ...texts.map(text => make('option', {value: text}))));
  } else {
    control = make('select', null, make('option', {value: ''}, all),
        ...texts.slice().sort(collator.compare).map(text => make('option', {value: text}, text)));
    parts.push(control);
  }
  control.addEventListener('input', () => change({[key]: control.value}));
  controls[key] = control;
  return [make('label', null, label, ...parts)];
}

function search() {
  const control = make('input', {
    type: 'search', placeholder: 'also in replies', autocomplete: 'off', spellcheck: 'false',
  });
  control.addEventListener('input', () => change({q: control.value}));
  controls.q = control;
  return make('label', null, 'Search', control);
}

function fixable() {
  const control = make('input', {type: 'checkbox'});
  control.addEventListener('input', () => change({fixable: control.checked ? '1' : ''}));
  controls.fixable = control;
  return make('label', {class: 'check'}, control, 'only what can be fixed');
}

/** For narrow pages, where the table has no head to click. */
function order() {
  const options = headings.flatMap(th => [
    make('option', {value: th.dataset.key + ' '}, label(th) + ' ↑'),
    make('option', {value: th.dataset.key + ' down'}, label(th) + ' ↓'),
  ]);
  const control = make('select', null, ...options);
  control.addEventListener('input', () => {
    const [sort, down] = control.value.split(' ');
    change({sort, order: down});
  });
  controls.order = control;
  return make('label', {class: 'sort'}, 'Order', control);
}

function reset() {
  const control = make('button', {type: 'button'}, 'Reset');
  control.addEventListener('click', () => {
    change({...START});
    showInControls();
  });
  return control;
}

function showInControls() {
  for (const [key, control] of Object.entries(controls)) {
    if (key === 'fixable') {
      control.checked = view.fixable !== '';
    } else {
      control.value = key === 'order' ? view.sort + ' ' + view.order : view[key];
    }
  }
}

function letFilter() {
  const form = find('#filters');
  form.append(order(), ...choice('provider', 'Provider', 'all'), ...choice('domain', 'Sending domain', 'all'),
      ...choice('cause', 'Cause', 'all'), search(), fixable(), reset());
  form.addEventListener('submit', event => event.preventDefault());
  form.hidden = false;
}

/** A first click puts large numbers first, words from a to z; the next one turns it. */
function letSort() {
  for (const th of headings) {
    const key = th.dataset.key;
    const first = isNumber(key) && key !== 'rank' && key !== 'code' ? 'down' : '';
    const button = make('button', {type: 'button'}, label(th));
    button.addEventListener('click', () => {
      const turned = view.order === 'down' ? '' : 'down';
      change({sort: key, order: view.sort === key ? turned : first});
      showInControls();
    });
    th.replaceChildren(button);
  }
}
