// Lines of days. The caption and the table below each chart say the same in words and numbers.

const SERIES = 'abcdefgh';
const LABEL_WIDTH = 38;

function whole(number) {
  return Number.isInteger(number) ? number.toLocaleString('en-GB') : '';
}

/** Draws lines into a box, and lets the drawing shrink to a sheet of paper, where no script draws it anew. */
function lines(box, series, options) {
  const chart = new Chartist.LineChart(box, {labels: data.days, series}, {
    low: 0,
    fullWidth: true,
    lineSmooth: Chartist.Interpolation.none({fillHoles: false}),
    ...options,
  });
  chart.on('created', ({svg}) => {
    const node = svg.getNode();
    node.setAttribute('viewBox', '0 0 ' + box.clientWidth + ' ' + box.clientHeight);
    node.setAttribute('aria-hidden', 'true');
  });
  return chart;
}

/** Whether a day has room for its name: one in every so many has, counted from the last one, which is what the page is about. */
function isLabelled(i, room) {
  const step = Math.max(1, Math.ceil(data.days.length * 56 / room));
  return (data.days.length - 1 - i) % step === 0;
}

function drawCauses() {
  const box = find('#lines');
  if (!box) {
    return;
  }
  const trends = data.causes.slice(0, SERIES.length);
  const chart = lines(box, trends.map(([name, ...numbers]) => ({name, data: numbers})), {
    chartPadding: {top: 10, right: 40, bottom: 0, left: 0},
    axisX: {
      showGrid: false,
      offset: 24,
      labelOffset: {x: -LABEL_WIDTH / 2, y: 0},
      labelInterpolationFnc: (day, i) => isLabelled(i, box.clientWidth - 90) ? day : null,
    },
    axisY: {onlyInteger: true, offset: 48, labelInterpolationFnc: whole},
  });
  find('#lines-key').append(...trends.map(([name], i) => {
    const sample = new Chartist.Svg('svg', {viewBox: '0 0 32 12', 'aria-hidden': 'true'}, 'ct-series-' + SERIES[i]);
    sample.elem('line', {x1: 0, y1: 6, x2: 32, y2: 6});
    return make('li', null, sample.getNode(), isolated(name));
  }));
  readOut(box, chart, trends);
}

/** Tells the numbers of the day that the pointer is over. */
function readOut(box, chart, trends) {
  const text = make('p', {class: 'readout', 'aria-hidden': 'true'});
  find('#lines-key').after(text);
  let rect = null;
  let guide = null;
  chart.on('created', ({chartRect, svg}) => {
    rect = chartRect;
    guide = svg.elem('line', {y1: rect.y1, y2: rect.y2, visibility: 'hidden'}, 'ct-guide');
  });
  box.addEventListener('pointermove', event => {
    if (!rect) {
      return;
    }
    const last = data.days.length - 1;
    const at = (event.clientX - box.getBoundingClientRect().left - rect.x1) / rect.width();
    const day = Math.max(0, Math.min(last, Math.round(at * last)));
    const x = rect.x1 + rect.width() * day / last;
    guide.attr({x1: x, x2: x, visibility: 'visible'});
    text.textContent = data.days[day] + ': ' + (trends.every(trend => trend[day + 1] === null) ? 'not stored'
        : trends.map(([name, ...numbers]) => name + ' ' + (numbers[day] === null ? '–' : whole(numbers[day]))).join(' · '));
  });
  box.addEventListener('pointerleave', () => {
    text.textContent = '';
    if (guide) {
      guide.attr({visibility: 'hidden'});
    }
  });
}

function drawParts() {
  const items = document.querySelectorAll('#parts > li');
  items.forEach((item, i) => {
    const [, ...numbers] = data.parts[i];
    const chart = lines(find('.chart', item), [numbers], {
      showArea: true,
      high: Math.max(1, ...numbers),
      chartPadding: {top: 6, right: 6, bottom: 0, left: 6},
      axisX: {showGrid: false, offset: 16, labelInterpolationFnc: (day, j) => j === 0 || j === data.days.length - 1 ? day : null},
      axisY: {showLabel: false, offset: 0, showGrid: false},
    });
    chart.on('draw', drawn => {
      if (drawn.type === 'label' && drawn.index === data.days.length - 1) {
        drawn.element.attr({x: drawn.element.attr('x') - LABEL_WIDTH}); // it would stand beside the chart otherwise
      }
    });
  });
}
