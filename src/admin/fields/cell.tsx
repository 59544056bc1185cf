'use client'
import { Link } from '@payloadcms/ui'
import type { DefaultCellComponentProps } from 'payload'
import type { ReactNode } from 'react'

/** What Payload hands to a cell of a list, as far as our cells use it. */
export type CellProps = Pick<
  DefaultCellComponentProps,
  'collectionSlug' | 'link' | 'linkURL' | 'rowData'
> & { readonly cellData?: unknown }

type Props = {
  readonly link?: boolean | undefined
  readonly linkURL?: string | undefined
  readonly children: ReactNode
}

/** Payload leaves it to a cell of one's own to be the link of its row when it stands first. */
export const CellLink = ({ link, linkURL, children }: Props) =>
  link && linkURL ? (
    <Link href={linkURL} prefetch={false}>
      {children}
    </Link>
  ) : (
    children
  )

/** A column that is not selected is missing from the row, whatever the type says. */
export const columnOf = (rowData: CellProps['rowData'] | undefined, name: string): unknown =>
  rowData?.[name]

export const Nothing = () => <span className="pf-nothing">–</span>
