/** A chart by ECharts in the console's colours; the numbers behind it are always offered as a table too. */
import { BarChart, LineChart, ScatterChart } from 'echarts/charts'
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use as register, type EChartsCoreOption } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'

register([BarChart, LineChart, ScatterChart, AriaComponent, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer])

/** What a chart shows, as ECharts takes it. */
type ChartOption = Omit<EChartsCoreOption, 'tooltip'> & { tooltip?: Record<string, unknown> }

export function Chart({ option, label, height = 260 }: { option: ChartOption; label: string; height?: number }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!box.current) return
    const chart = init(box.current, undefined, { renderer: 'svg' })
    // Tooltips are drawn: as markup they would need style attributes, which pages may not have.
    chart.setOption({ animation: false, ...option, tooltip: { renderMode: 'richText', ...option.tooltip } })
    const observer = new ResizeObserver(() => chart.resize())
    observer.observe(box.current)
    return () => {
      observer.disconnect()
      chart.dispose()
    }
  }, [option])
  return <div ref={box} role="img" aria-label={label} style={{ height }} />
}
