import { useSubscription } from '@apollo/client/react';
import { toast } from 'sonner';
import { CourseAccessChangedDocument } from '../../gql/graphql.js';

/** Opens and closes courses in the cache as purchases arrive and end, and says so. */
export function useLiveCourses(): void {
  useSubscription(CourseAccessChangedDocument, {
    ignoreResults: true,
    onData: ({ data }) => {
      for (const { title, isOpen } of data.data?.courseAccessChanged ?? []) {
        toast(isOpen ? `${title} is open` : `${title} is closed`);
      }
    },
  });
}
